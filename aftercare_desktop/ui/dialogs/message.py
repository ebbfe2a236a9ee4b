"""A sentence that must be read, and a question with two or three verbs."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.widgets.buttons import Button, Variant
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.labels import Words


class MessageDialog(DialogFrame):
    """A headline, one or two sentences, verbs. `answer` is the verb that was taken; Esc takes the last one."""

    def __init__(
        self,
        parent: QWidget | None,
        headline: str,
        sentence: str,
        verbs: Sequence[tuple[str, Variant]],
        *,
        title: str = "",
    ) -> None:
        super().__init__(headline, parent, title=title)
        self.sentence = Words(sentence, "body", wrap=True)
        self.setAccessibleDescription(sentence)
        self.body.addWidget(self.sentence)
        self.answer = verbs[-1][0]
        self.verbs: list[Button] = []
        keys = {verbs[-1][0]: "Esc", verbs[0][0]: "Enter"}
        for verb, variant in reversed(verbs):
            button = self.add_button(Button(verb, variant, hint=keys.get(verb, "")))
            button.clicked.connect(lambda _=False, taken=verb: self._take(taken))
            self.verbs.append(button)
        self.verbs[-1].setDefault(True)
        self.verbs[-1].setFocus()

    def _take(self, verb: str) -> None:
        self.answer = verb
        self.accept()

    @classmethod
    def say(cls, parent: QWidget | None, headline: str, sentence: str, *, title: str = "") -> None:
        """Show a sentence until the person has read it."""
        cls(parent, headline, sentence, (("OK", "primary"),), title=title).exec()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        headline: str,
        sentence: str,
        verbs: Sequence[tuple[str, Variant]],
        *,
        title: str = "",
    ) -> str:
        """The verb the person took. The first one is the default; the last one is what Esc means."""
        dialog = cls(parent, headline, sentence, verbs, title=title)
        dialog.exec()
        return dialog.answer
