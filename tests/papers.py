"""A small writer of PDF files: text at places in the standard fonts, so that tests can lay out pages of their own."""

import zlib

_FONTS = ("Helvetica", "Helvetica-Bold")
WIDTH, HEIGHT = 595, 842


def put(text, x, y, *, size=10, bold=False, mode=0, stretch=None):
    """One line of text, `y` from the top of the page; `stretch` is what spaces are wider by."""
    raw = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    spaces = b"%.2f Tw " % (stretch or 0)
    return b"BT /F%d %g Tf %d Tr %s1 0 0 1 %g %g Tm (%s) Tj ET" % (bold, size, mode, spaces, x, HEIGHT - y, raw)


def column(lines, x, y, *, size=10, leading=12, **more):
    """Lines below one another; a line that begins with a tab is indented, an empty one leaves half a line free."""
    out = []
    for line in lines:
        if not line:
            y += leading * 0.6
            continue
        out.append(put(line.lstrip("\t"), x + (12 if line[0] == "\t" else 0), y, size=size, **more))
        y += leading
    return out


def pdf(*pages, extra=b"", rotate=0, packed=False):
    """The bytes of a PDF; each page is a list of what `put` and `column` return."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = b" ".join(b"/F%d << /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
                      % (n, name.encode()) for n, name in enumerate(_FONTS))
    kids = []
    for page in pages:
        content = b"\n".join(page)
        filters = b""
        if packed:
            content, filters = zlib.compress(content), b" /Filter /FlateDecode"
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), filters, content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << %s >> >> >>" % (WIDTH, HEIGHT, rotate, len(objects), fonts)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects, extra)


def _file(objects, extra):
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, value in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, start)
    return bytes(out)
