"""The entry point for the web server (granian, gunicorn)."""

import logging
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "buendnis.settings")

application = get_wsgi_application()
# A library's warning may hold what somebody typed: it goes the way of all lines (buendnis/logs.py).
logging.captureWarnings(True)
