"""`python -m tests.screenshots OUT [--scale 1.5] [--size 960x600] [--text 130] [--only plan] [--theme dark]`"""

import argparse
import os
import sys
import tempfile
from pathlib import Path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", default="1", help="device pixels for a pixel: 1, 1.25, 1.5, 2")
    parser.add_argument("--size", default="1440x900", help="logical pixels of the window")
    parser.add_argument("--text", type=int, default=100, help="text size in percent: 100, 115, 130")
    parser.add_argument("--only", default="", help="only pictures whose name holds this")
    parser.add_argument("--theme", choices=("light", "dark"), help="only this look")
    return parser.parse_args()


def main() -> int:
    arguments = _arguments()
    # Read by Qt when the application is made, so before anything of Qt is imported.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = arguments.scale
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from aftercare_desktop.ui.theme import Appearance, Scheme, install_theme
    from tests.screenshots.registry import SHOTS, documents, write_pages
    from tests.screenshots.stage import Stage

    application = QApplication(sys.argv[:1])
    width, height = (int(part) for part in arguments.size.split("x"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as pictures:
        look = install_theme(application, Path(pictures), Appearance(Scheme.LIGHT, arguments.text))
        look.load_fallback_fonts()
        look.motion = False
        schemes = [Scheme(arguments.theme)] if arguments.theme else [Scheme.LIGHT, Scheme.DARK]
        for scheme in schemes:
            look.set_appearance(Appearance(scheme, arguments.text))
            stage = Stage(application, QSize(width, height))
            for shot in SHOTS:
                if arguments.only in shot.name:
                    widget = shot.take(stage)
                    stage.settle(milliseconds=250)
                    widget.grab().save(str(arguments.out / f"{shot.name}-{scheme}.png"))
                    if widget is not stage.window:
                        widget.close()
                    sys.stderr.write(f"{shot.name}-{scheme}\n")
            if scheme is schemes[0]:
                for name, pdf in documents(stage).items():
                    if arguments.only in name:
                        write_pages(pdf, name, arguments.out, 1.5)
            stage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
