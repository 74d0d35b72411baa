"""How alembic runs our migrations: always on a connection that the library hands over."""

from alembic import context

from evidence_desk.catalogue.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
