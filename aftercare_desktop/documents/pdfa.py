"""From ReportLab's bytes to the finished file: tags, language, title, PDF/A-2b, the same bytes for the same input.

Nothing touches the disk: `pikepdf.pdfa.save` would write plain text to a temporary file.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String, pdfa, settings

from aftercare_desktop.documents import structure

# A tenth larger and a fifth faster to write than by default. It holds for the process, which writes no other PDFs.
settings.set_flate_compression_level(2)

PROGRAM = "Aftercare Desktop"
_FLAVOUR = "2b"
_STAMP = re.compile(rb"(<xmp:MetadataDate>)[^<]*(</xmp:MetadataDate>)")


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself. The title never names a person. `language` is a BCP 47 tag."""

    title: str
    made_on: date
    language: str = "en-US"


def finish(drawn: bytes, tree: int, about: About) -> bytes:
    """The PDF/A-2b file: `drawn` with its metadata, its output intent, and its structure tree, the object `tree`."""
    with pikepdf.open(BytesIO(drawn)) as pdf, pikepdf.open(BytesIO(_model(about))) as model:
        for page in pdf.pages:
            if Name.Trans in page.obj:
                del page.obj.Trans
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.trailer.Info = pdf.copy_foreign(model.trailer.Info)
        pdf.Root.Metadata = pdf.copy_foreign(model.Root.Metadata)
        pdf.Root.OutputIntents = Array([pdf.copy_foreign(model.Root.OutputIntents[0])])
        structure.hang_in(pdf, tree, about.language)
        result = BytesIO()
        pdf.save(result, **pdfa.resolve_save_kwargs(_FLAVOUR, deterministic_id=True))
    return result.getvalue()


@lru_cache(maxsize=4)
def _model(about: About) -> bytes:
    """An empty PDF/A-2b file that says of itself what all files of the same title and day say.

    ReportLab draws nothing that PDF/A would have repaired, so preparing every file anew would only take time.
    """
    stamp = f"D:{about.made_on:%Y%m%d}000000Z"
    with pikepdf.new() as pdf:
        pdf.docinfo = pdf.make_indirect(
            Dictionary(
                Title=String(about.title),
                Creator=String(PROGRAM),
                CreationDate=String(stamp),
                ModDate=String(stamp),
            )
        )
        pdfa.prepare(pdf, _FLAVOUR)
        _fix_stamp(pdf, about.made_on)
        result = BytesIO()
        pdf.save(result)
    return result.getvalue()


def _fix_stamp(pdf: pikepdf.Pdf, made_on: date) -> None:
    """`prepare` writes the hour it ran; the same plan printed again shall be the same file."""
    moment = f"{made_on:%Y-%m-%d}T00:00:00Z".encode("ascii")
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(_STAMP.sub(rb"\g<1>" + moment + rb"\g<2>", packet))
