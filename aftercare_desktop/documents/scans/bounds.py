"""How much a scan may hold and take, in one place, each figure with its reason."""

from aftercare_desktop.documents.pictures import Bounds

MEGABYTE = 1_000_000
MOST_BYTES = 20 * MEGABYTE
"""Of the file. Forty pages in gray at 300 dots an inch are about 12 MB, a picture of a telephone 3 to 8."""
MOST_PAGES = 40
"""A full plan in large print has about 30."""
PICTURE = Bounds(side=12_000, pixels=40_000_000, kept=3_508)
"""A letter or A4 page at 600 dots an inch has 35 million pixels. The long side of A4 at 300 dots an inch is kept, where
handwriting gains nothing from more."""
MOST_SCANS = 64
"""Passes of a progressive JPEG; cameras and scanners write about ten, and each is drawn over the whole picture."""
PDF_PIXELS = 400_000_000
"""Of all pictures of a PDF together: forty pages in gray at 300 dots an inch."""
PDF_OBJECTS = 20_000
"""Parts of a PDF. Forty pages that were written, not scanned, have about 5,000."""
PDF_DEPTH = 60
"""Lists within lists."""
LEAST_POINTS, MOST_POINTS = 36.0, 3_400.0
"""Either side of a page: from a card to the largest drawing (A0 is 3,370 points long)."""
UNPACKED = 200 * MEGABYTE
"""Bytes that one part of a PDF may grow to when it is unpacked: a picture of 40 million pixels in color is 120 MB."""
MOST_MEMORY = 700 * MEGABYTE
"""What the process may take that reads a PDF; an honest one of the largest kind takes about 400."""
MOST_SECONDS = 20.0
"""How long it may take; an honest one of the largest kind takes about 5."""
DRAWN_WIDTH = 600
"""Pixels across at which each page is drawn once, to know that it can be."""
