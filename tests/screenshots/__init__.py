"""Pictures of every page, dialog and document of the made-up center: `python -m tests.screenshots OUT`."""
