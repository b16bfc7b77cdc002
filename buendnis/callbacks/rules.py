"""Who reads names and numbers of those who want to be rung back."""

from buendnis.access.rules import Role, has_role

may_ring_back = has_role(Role.COORDINATOR)
