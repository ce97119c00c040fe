"""When it happened and when it was said, claim by claim: the two are never mixed. And what each event is called."""

from ..records import Days, Ledger
from .labels import label
from .views import Moment
from .voices import hear


def timeline(ledger: Ledger) -> tuple[Moment, ...]:
    """Lists what claims tell of by the time that they give for it, those without one last."""
    hearing = hear(ledger)
    moments = []
    for voice in hearing.voices.values():
        if voice.register == "hidden":
            continue
        claim, time = voice.claim, voice.claim.time
        moments.append(
            Moment(
                claim=claim.id,
                document=claim.document,
                label=label(ledger, [claim]),
                event=claim.event,
                happened=Days(earliest=time.earliest, latest=time.latest) if time else None,
                relation=time.relation if time else None,
                said=voice.said,
                who=voice.name,
            )
        )
    return tuple(sorted(moments, key=_when))


def event_labels(ledger: Ledger) -> dict[str, str]:
    """Names every event after what most of its claims name, those of readers' comments aside."""
    hearing = hear(ledger)
    out = {}
    for event in ledger.events.values():
        voices = [hearing.voices[claim] for claim in event.claims if claim in hearing.voices]
        heard = [voice for voice in voices if voice.register not in {"comment", "hidden"}] or voices
        out[event.id] = label(ledger, [voice.claim for voice in heard])
    return out


def _when(moment: Moment) -> tuple[bool, str, bool, str, str]:
    happened = (moment.happened.earliest or moment.happened.latest) if moment.happened else None
    said = moment.said.earliest if moment.said else None
    return happened is None, happened or "", said is None, said or "", moment.claim
