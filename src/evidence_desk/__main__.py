"""``python -m evidence_desk``, where no script is installed."""

from evidence_desk.cli import main

if __name__ == "__main__":
    main()
