"""Makes and models called by what they are: "the A380 airliner", and "the aircraft" where only one model was named."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from ..records import DocumentEntity
from .lexicon import word_set
from .models import names_model
from .phrases import Phrase
from .speakers import Told

#: How many sentences back the model may stand.
_BACK: Final = 3
#: How many names before a noun are looked at, so that long texts stay linear.
_SEEN: Final = 24
_POINTING: Final = frozenset({"the", "this"})


def made_things(found: Sequence[Phrase], entities: Mapping[str, DocumentEntity]) -> dict[int, Told]:
    """Returns for the heads of nouns for made things the model that they mean.

    "The aircraft" is the only model named just before, unless another aircraft was spoken of since.
    """
    models = {name for name, entity in entities.items() if names_model(entity.name)}
    if not models:
        return {}
    out: dict[int, Told] = {}
    seen: deque[Phrase] = deque(maxlen=_SEEN)
    things: dict[str, tuple[int, str | None]] = {}
    for phrase in found:
        if phrase.entity in models:
            seen.append(phrase)
            continue
        if phrase.entity is not None or phrase.lemma not in word_set("descriptions", "made", "words"):
            continue
        before = seen[-1] if seen else None
        told = None
        if before is not None and before.entity and before.last == phrase.head and phrase.first <= before.first:
            told = Told(before.entity, f"it is what {entities[before.entity].name} is called")
        elif phrase.form in _POINTING and phrase.plural is not True and not phrase.words:
            near = {p.entity for p in seen if phrase.sentence - p.sentence <= _BACK}
            sentence, last = things.get(phrase.lemma, (-1, None))
            meant = next(iter(near)) if len(near) == 1 else None
            if meant and (last == meant or phrase.sentence - sentence > _BACK or sentence < 0):
                told = Told(meant, f"the only model named just before is {entities[meant].name}")
        if told is not None:
            out[phrase.head] = told
        things[phrase.lemma] = (phrase.sentence, told.entity if told else None)
    return out
