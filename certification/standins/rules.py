"""Who may name stand-ins and hand over cases: the coordination, and the administration when nobody else is there."""

from buendnis.access.rules import Role, has_role

may_arrange = has_role(Role.COORDINATOR, Role.ADMIN)
