"""Why a claim is what it is, in words that its reader understands."""

from collections.abc import Mapping, Sequence

from ..records import GENERAL, Aspect, Parse
from .draft import Draft
from .modality import Standing
from .roles import Part
from .slots import Filled

_USES = {"verb": "a verb", "noun": "a noun", "adjective": "an adjective"}
_SLOTS = {
    "subject": "its subject",
    "object": "its object",
    "modifier": "the party that stands before it",
    "possessive": "its possessor",
    "modified": "the noun that it describes",
}
_PHASES: Mapping[Aspect, str] = {
    "began": "told is that it began",
    "continued": "told is that it went on",
    "resumed": "told is that it was taken up again",
    "stopped": "told is that it stopped",
    "completed": "told is that it was brought to its end",
}


def wording(parse: Parse, draft: Draft, filled: Filled, stand: Standing) -> list[str]:
    """Returns the grounds of a draft: its entry in the lexicon, the slots of its parties, the words on its standing."""
    use = f"{draft.words!r} as {_USES[draft.trigger.use]}"
    if draft.type.startswith(GENERAL):
        out = [f"{use} names a happening that the lexicon gives no type, of the kind {draft.type[len(GENERAL) :]!r}"]
    else:
        out = [f"{use} is {draft.type} in the lexicon"]
    for name, parts in (("actor", draft.parts.actors), ("target", draft.parts.targets)):
        if parts:
            out.append(f"{name}: {_slots(parts, filled)}")
    if draft.parts.causes:
        out.append("done by " + ", ".join(repr(parse.tokens[n].text) for n in draft.parts.causes) + ", which is nobody")
    if filled.denied:
        out.append(f"denied by {filled.bridge!r}")
    if stand.phase is not None:
        out.append(f"{_PHASES[stand.phase.aspect]}: {stand.phase.words!r}")
    if stand.words:
        out.append(f"{draft.polarity}, {draft.modality} by " + ", ".join(repr(w) for w in stand.words))
    return out


def _slots(parts: Sequence[Part], filled: Filled) -> str:
    out = []
    for slot in dict.fromkeys(part.slot for part in parts):
        if slot == "verb":
            out.append(
                f"the one tied to it by {filled.bridge!r}" if filled.bridge else "the one tied to it by its verb"
            )
        elif filled.passive and slot in {"subject", "object"}:
            out.append("the agent of the passive" if slot == "subject" else "its subject in the passive")
        else:
            out.append(_SLOTS.get(slot, f"its phrase with {slot!r}"))
    return " and ".join(out)
