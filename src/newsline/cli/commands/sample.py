"""`newsline sample`: where the sample corpus is."""

from newsline.errors import ExitCode


def command() -> int:
    """Print the folder of the sample corpus, to look at its files or copy them."""
    from newsline.corpus import sample_folder

    print(sample_folder())
    return ExitCode.FOUND
