"""A small account service (OpenID Connect) on this machine: tests say what it knows of a person."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

CLIENT, SECRET = "portal", "ein-geheimnis-das-nirgends-steht-0123456789"


class AccountService:
    """What the service says next: about the person, about the sign-in, and whether it works at all."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {}
        self.token: dict[str, Any] = {}
        self.works = True
        self.asked: list[str] = []
        self.issuer = ""

    def knows(self, email: str, *, sub: str = "s-1", verified: Any = True, **token: Any) -> None:
        """Let the service vouch for this address; further claims go into the signed token."""
        self.person = {"sub": sub, "email": email, "email_verified": verified, "name": "Anna"}
        self.token = {"sub": sub} | token

    def answer(self, path: str) -> dict[str, Any]:
        if path.endswith("/openid-configuration"):
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/token":
            claims = {"iss": self.issuer, "aud": CLIENT, "exp": int(time.time()) + 60} | self.token
            signed = jwt.encode(claims, SECRET, algorithm="HS256")
            return {"access_token": "zugang", "token_type": "Bearer", "id_token": signed}
        return self.person

    @property
    def settings(self) -> dict[str, Any]:
        """Return what the portal's settings hold when this service is set."""
        app = {"provider_id": "anmeldedienst", "name": "dem Stadtkonto", "client_id": CLIENT,
               "secret": SECRET, "settings": {"server_url": self.issuer}}  # fmt: skip
        return {
            "OIDC_NAME": "dem Stadtkonto",
            "SOCIALACCOUNT_PROVIDERS": {
                "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
            },
        }


@contextmanager
def running() -> Iterator[AccountService]:
    """Run the service until the block ends."""
    service = AccountService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.asked.append(urlsplit(self.path).path)
            body = json.dumps(service.answer(self.path)).encode()
            self.send_response(200 if service.works else 500)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, *words: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    service.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def led_to(response: Any) -> dict[str, str]:
    """Return the parameters that a redirect to the service carries."""
    return {
        key: values[0] for key, values in parse_qs(urlsplit(response["Location"]).query).items()
    }
