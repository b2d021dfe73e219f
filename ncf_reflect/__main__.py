"""`python -m ncf_reflect` is the same as the `ncf-reflect` command."""

from ncf_reflect.cli import main

if __name__ == "__main__":
    main()
