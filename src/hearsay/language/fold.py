"""Typography folded away before parsing, one character for one, so that every offset stays what it was."""

import re

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛′ʼ`´＇", "'"),
        **dict.fromkeys("‐‑‒", "-"),
        **dict.fromkeys("―", "—"),
        **dict.fromkeys("\t\n\r\x0b\x0c\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
        **{chr(n): " " for n in range(0x2000, 0x200B)},
    }
)
_DASH = re.compile(r"(?<=\w)[–−](?=\w)|(?<!\w)[–−](?=\d)")


def fold(text: str) -> str:
    """Returns the text with plain quotation marks, dashes and spaces; `len` and all offsets stay the same.

    An en dash between word characters becomes a hyphen ("2014–2019"), any other stands for a dash between clauses.
    """
    plain = text.translate(_PLAIN)
    if "–" not in plain and "−" not in plain:
        return plain
    return _DASH.sub("-", plain).replace("–", "—").replace("−", "-")
