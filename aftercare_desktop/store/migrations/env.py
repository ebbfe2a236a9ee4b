"""Alembic's entry: runs the steps on the connection and in the transaction that `schema.upgrade` opened."""

from alembic import context

from aftercare_desktop.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
