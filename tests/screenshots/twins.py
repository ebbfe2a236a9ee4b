"""A plan in another language: begun by nobody's name, half done, and written from the right."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plans import Section
from aftercare_desktop.ui.dialogs.twins import TwinDialog
from aftercare_desktop.ui.page import Route
from tests.builders import TODAY, full_plan, translated_plan
from tests.screenshots.stage import Stage

Take = Callable[[Stage], QWidget]


def _begun(stage: Stage) -> QWidget:
    stage.go(Route("clients"))
    dialog = TwinDialog(full_plan(), "es", TODAY, lambda document, path: None, stage.window)
    return stage.show_dialog(dialog)


def _no_language(stage: Stage) -> QWidget:
    stage.go(Route("clients"))
    return stage.show_dialog(TwinDialog(full_plan(), "", TODAY, lambda document, path: None, stage.window))


def _half(language: str) -> Take:
    """Some texts are missing, and one changed since."""

    def take(stage: Stage) -> QWidget:
        stage.go(Route("clients"))
        document = translated_plan(language)
        texts = [one for number, one in enumerate(document.translation.texts) if number % 4]
        changed = replace(texts[8], source="I want something else.")
        translation = replace(document.translation, texts=(*texts[:8], changed, *texts[9:]))
        dialog = TwinDialog(
            replace(document, translation=translation), "", TODAY, lambda document, path: None, stage.window
        )
        dialog.show_section(Section.GOALS)
        return stage.show_dialog(dialog)

    return take


TWINS: tuple[tuple[str, Take], ...] = (
    ("twins-no-language", _no_language),
    ("twins-begun", _begun),
    ("twins-half", _half("es")),
    ("twins-arabic", _half("ar")),
)
