"""Several papers as one, to be looked at or printed together. What is kept or given stays a file of its own."""

from collections.abc import Iterable
from io import BytesIO


def joined(pdfs: Iterable[bytes]) -> bytes:
    """The pages of all papers, one after the other, without their structure: for eyes and printers alone."""
    # Start-up time: the library is large, and a page is opened before anything is printed.
    import pikepdf  # noqa: PLC0415

    with pikepdf.new() as together:
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as one:
                together.pages.extend(one.pages)
        result = BytesIO()
        together.save(result)
    return result.getvalue()
