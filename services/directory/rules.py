"""Who keeps the directory."""

from buendnis.access.rules import Role, has_role

may_edit = has_role(Role.COORDINATOR)
