"""`newsline sample`: where the sample corpus is."""

import typer


def command() -> None:
    """Print the folder of the sample corpus, to look at its files or copy them."""
    from newsline.corpus import sample_folder

    typer.echo(sample_folder())
