"""The short check (Kurzcheck) before any account: fifteen questions, nothing stored."""
