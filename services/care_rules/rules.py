"""Who sees the desk of the law: those who keep the directory."""

from buendnis.access.rules import Role, has_role

may_see_desk = has_role(Role.COORDINATOR)
