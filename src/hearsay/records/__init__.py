"""Every record type of the interface: frozen, typed, and free of any other part of the program."""

from .claims import Claim, ClaimTime, Modality, Polarity, Quantity, Relation, TimeExpression, TimeType
from .custody import Gap, Judgement, Sighting
from .documents import Capture, Document, Method, Published, Segment, SegmentKind
from .entities import Alias, DocumentEntity, Entity, EntityKind, EntityLinks, Mention, Precision
from .holdings import (
    Event,
    Evidence,
    EvidenceKind,
    Giver,
    Grade,
    IncidentGrade,
    LeftOut,
    Link,
    LinkKind,
    Origin,
    Question,
    RollUp,
)
from .ledger import Ledger
from .parses import Paragraph, Parse, Sentence, Token
from .spans import Argument, Days, Reason, Span
from .statements import Commitment, Mark, MarkKind, Mode, Source, SourceKind, Statement

__all__ = [
    "Alias",
    "Argument",
    "Capture",
    "Claim",
    "ClaimTime",
    "Commitment",
    "Days",
    "Document",
    "DocumentEntity",
    "Entity",
    "EntityKind",
    "EntityLinks",
    "Event",
    "Evidence",
    "EvidenceKind",
    "Gap",
    "Giver",
    "Grade",
    "IncidentGrade",
    "Judgement",
    "Ledger",
    "LeftOut",
    "Link",
    "LinkKind",
    "Mark",
    "MarkKind",
    "Mention",
    "Method",
    "Modality",
    "Mode",
    "Origin",
    "Paragraph",
    "Parse",
    "Polarity",
    "Precision",
    "Published",
    "Quantity",
    "Question",
    "Reason",
    "Relation",
    "RollUp",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Sighting",
    "Source",
    "SourceKind",
    "Span",
    "Statement",
    "TimeExpression",
    "TimeType",
    "Token",
]
