"""What rests on what: same text, credits, one utterance, chains. Found before anything is called corroborated."""

from .find import find

__all__ = ["find"]
