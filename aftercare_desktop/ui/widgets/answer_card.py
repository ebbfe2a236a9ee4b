"""One answer of a client's overview as a card: its title leads to the place, each gap to where it is entered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare_desktop.domain.overview import Spot
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.jump import JumpButton
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words.overview import Answer, AnswerLine, Tone

# The font and the color of each way a line stands out.
_LOOKS: dict[Tone, tuple[str, str]] = {
    Tone.STRONG: ("strong", "text"),
    Tone.PLAIN: ("secondary", "text"),
    Tone.QUIET: ("secondary", "text3"),
    Tone.GAP: ("label", "warn"),
    Tone.WARN: ("label", "warn"),
    Tone.DANGER: ("label", "danger"),
}
_ROLES = {
    Tone.STRONG: "strong",
    Tone.PLAIN: "fact",
    Tone.QUIET: "meta",
    Tone.GAP: "warn",
    Tone.WARN: "warn",
    Tone.DANGER: "danger",
}


class AnswerCard(Card):
    """Title, lines and where they are from. `head` is what Enter opens, None where nothing may be opened."""

    spot_chosen = Signal(object)
    """Emitted with the `Spot` that was chosen."""

    def __init__(self, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=2, parent=parent)
        self.answer = answer
        self.setAccessibleName(answer.title)
        # Cards share a row as the grid says, however long their words are.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.head: JumpButton | None = None
        self.jumps: list[JumpButton] = []
        if answer.spot is not None:
            self.head = self._jump(answer.title, answer.icon, "h2", "text", answer.spot)
            self.head.setAccessibleDescription(". ".join(line.text for line in answer.lines))
        else:
            self.body.addWidget(IconLabel(answer.icon, answer.title, role="h2"))
        for line in answer.lines:
            self._add(line)
        self.body.addStretch(1)
        self.source = Words(answer.source, "meta", wrap=True)
        self.source.setContentsMargins(4, 4, 4, 0)
        self.body.addWidget(self.source)

    def _add(self, line: AnswerLine) -> None:
        font, token = _LOOKS[line.tone]
        if line.spot is not None:
            self.jumps.append(self._jump(line.text, line.icon, font, token, line.spot))
            return
        role = _ROLES[line.tone]
        shown: QWidget
        if line.icon:
            shown = IconLabel(line.icon, line.text, token=token, role=role, wrap=True)
        else:
            shown = Words(line.text, role, wrap=True)
        shown.setContentsMargins(4, 2, 4, 2)
        self.body.addWidget(shown)

    def _jump(self, text: str, icon: str, font: str, token: str, spot: Spot) -> JumpButton:
        button = JumpButton(text, icon, role=font, token=token)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _=False, spot=spot: self.spot_chosen.emit(spot))
        self.body.addWidget(button)
        return button
