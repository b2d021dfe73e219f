"""NCF Reflect: facilitated reflective mapping in children's social care."""

__version__ = "0.1.0"
