"""Asks for the signature of a consent: drawn on the screen, typed, or made on paper with the scan beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.consents import ConsentSigner, ConsentSigning
from aftercare_desktop.domain.plans import ParticipantRole
from aftercare_desktop.domain.signing import PAD, Scan, Signature, SignedWay, Stroke, problems
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.signatures import read_scan
from aftercare_desktop.ui.dialogs.attach_scan import AskFile, ask_scan
from aftercare_desktop.ui.tasks import LatestOnly
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, SegmentsField
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.signature_pad import SignaturePad
from aftercare_desktop.words.consents import SIGNED_WAYS, SIGNERS

SAYS = "I have read this consent, or it was read to me. I get a copy of it."
NO_SCAN = "The signed page can be attached as a scan, or kept in the chart."
_INSIDE = WIDE - 2 * 24
_AROUND = 230
_FIELDS = 260
_STROKES = "strokes"


@dataclass(frozen=True, slots=True)
class SignedConsent:
    """The signature with what was drawn or scanned."""

    signing: ConsentSigning
    strokes: tuple[Stroke, ...] = ()
    scan: Scan | None = None


class SignConsentDialog(DialogFrame):
    """Who signs, how and when. Ctrl+Enter keeps the signature; nothing is kept before."""

    kept_as = "sign consent"

    def __init__(
        self,
        about: str,
        signer: str,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        ask: AskFile = ask_scan,
    ) -> None:
        """`about` is the id of the consent, `signer` the client's name."""
        super().__init__("Sign the consent", parent, width=WIDE)
        self.about = about
        self._today = today
        self._ask = ask
        self._scan: Scan | None = None
        self._worker = LatestOnly(self._on_read, self._on_failed, self)
        self.finished.connect(lambda _: self._worker.close())
        self.name = LineField("Who signs")
        self.name.set_value(signer)
        self.signer = ChoiceField("As", [(one, SIGNERS[one]) for one in ConsentSigner])
        self.on = DateField("Signed on", today, past=True)
        self.on.set_value(today())
        self.way = SegmentsField("How", [(way, SIGNED_WAYS[way]) for way in SignedWay])
        self.typed_name = LineField("Type the full name")
        room = self.screen().availableGeometry().height() / theme().px(100) * 100 - _AROUND - _FIELDS
        self.pad = SignaturePad(round(min(_INSIDE - 16, max(330, room * PAD[0] / PAD[1]))))
        self.clear = Button(
            "Clear", "default", "rotate-ccw", "Alt+C", size="small", name="Clear the signature"
        )
        self.choose = Button("Choose the scan", "default", "upload", "Ctrl+O", size="small")
        self.scanned = Words(NO_SCAN, "secondary", wrap=True)
        self.problem = Words("", "danger", wrap=True)
        self._asked = ScrollColumn(padding=0, spacing=0)
        self._build()
        self._show_way()
        self.way.focus_inside()

    def _build(self) -> None:
        look, asked = theme(), self._asked.body
        asked.addWidget(Words(SAYS, "strong", wrap=True))
        asked.addSpacing(look.px(10))
        for left, right in ((self.name, self.signer), (self.way, self.on)):
            row = QHBoxLayout()
            row.setSpacing(look.px(12))
            row.addWidget(left, 1)
            row.addWidget(right)
            asked.addLayout(row)
        for part in (self.typed_name, self.pad, self.scanned, self.problem):
            asked.addWidget(part)
        self.body.addWidget(self._asked)
        for button in (self.choose, self.clear):
            self.add_button(button, left=True)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Keep the signature", "primary", "signature", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.way.edited.connect(self._show_way)
        self.pad.changed.connect(lambda: self.clear.setEnabled(bool(self.pad.strokes())))

    # What is shown

    def _show_way(self) -> None:
        way = self.way.value()
        self.typed_name.setVisible(way is SignedWay.TYPED)
        self.pad.setVisible(way is SignedWay.DRAWN)
        self.clear.setVisible(way is SignedWay.DRAWN)
        self.scanned.setVisible(way is SignedWay.ON_PAPER)
        self.choose.setVisible(way is SignedWay.ON_PAPER)
        self.clear.setEnabled(bool(self.pad.strokes()))
        self._say("")

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.pad.set_problem(sentence)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """As high as what is asked, where the screen has room for it; else it scrolls."""
        asked, look = self._asked.body, theme()
        asked.activate()
        room = self.screen().availableGeometry().height() - look.px(_AROUND)
        self._asked.setFixedHeight(min(asked.heightForWidth(look.px(_INSIDE)), room))
        QTimer.singleShot(0, self, self.adjustSize)

    def _on_clear_clicked(self) -> None:
        self.pad.clear()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    # The scan

    def _on_choose_clicked(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Look into a file beside the window."""
        self._scan = None
        self.scanned.setText("Looking into the file")
        self._worker.ask(lambda: read_scan(path))

    def _on_read(self, scan: Scan) -> None:
        self._scan = scan
        pages = "1 page" if scan.pages == 1 else f"{scan.pages} pages"
        self.scanned.setText(f"The scan is attached: {pages}.")
        self._say("")

    def _on_failed(self, problem: AftercareError) -> None:
        self.scanned.setText(NO_SCAN)
        self._say(problem.sentence)

    # What comes out

    def signed(self) -> SignedConsent:
        """What stands on screen."""
        way = self.way.value()
        signing = ConsentSigning(self.name.value().strip(), self.signer.value(), way, self.on.value())
        return SignedConsent(
            signing,
            self.pad.strokes() if way is SignedWay.DRAWN else (),
            self._scan if way is SignedWay.ON_PAPER else None,
        )

    def _on_keep_clicked(self) -> None:
        self.on.flush()
        way, name = self.way.value(), " ".join(self.name.value().split())
        self.name.set_problem(None if name else "Write who signs.")
        if self.on.value() is None:
            self.on.set_problem(self.on.problem() or "Write the day of the signature.")
        elif self.on.value() > self._today():
            self.on.set_problem("Use today or a day before.")
        typed = " ".join(self.typed_name.value().split()).casefold()
        wrong = way is SignedWay.TYPED and (not name or typed != name.casefold())
        self.typed_name.set_problem(f"Type the name as it stands above: {name}." if wrong else None)
        drawn = problems(Signature(name, ParticipantRole.CLIENT, self.pad.strokes()))
        unsigned = [one.sentence for one in drawn if one.field == "strokes" and way is SignedWay.DRAWN]
        self._say(unsigned[0] if unsigned else "")
        fields = [field for field in (self.name, self.typed_name, self.on) if field.problem()]
        if fields:
            fields[0].focus_inside()
        elif unsigned:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()

    # Kept while the window is locked

    def typed(self) -> dict[str, Any]:
        return {**super().typed(), _STROKES: self.pad.strokes()}

    def type_again(self, words: dict[str, Any]) -> None:
        super().type_again({name: value for name, value in words.items() if name != _STROKES})
        self.pad.set_strokes(tuple(tuple((x, y) for x, y in stroke) for stroke in words.get(_STROKES, ())))
        self._show_way()

    @classmethod
    def ask_for(
        cls,
        parent: QWidget | None,
        about: str,
        signer: str,
        today: Callable[[], date],
        kept: KeptDialog | None = None,
    ) -> SignedConsent | None:
        """The signature; None if nobody signed."""
        dialog = cls(about, signer, today, parent)
        dialog.put_back(kept)
        signed = dialog.signed() if dialog.exec() else None
        dialog.deleteLater()  # the window would keep it, and the file with it
        return signed
