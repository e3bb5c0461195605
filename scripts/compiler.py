"""A compiler that has <lend/lend.hpp> precompiled, for checks that compile many small programs."""

import shlex

from tally import check_syntax, output_of, strict

UMBRELLA = "#include <lend/lend.hpp>\n"


class Compiler:
    """Compiles <lend/lend.hpp> once, in `directory`, for all programs that begin with it."""

    def __init__(self, name, directory):
        self.name = name
        self.words = shlex.split(name)
        is_clang = "clang" in output_of([*self.words, "--version"])[1]
        source = directory / "umbrella.hpp"
        source.write_text(UMBRELLA)
        made = directory / ("umbrella.pch" if is_clang else "lend/lend.hpp.gch")
        made.parent.mkdir(exist_ok=True)
        # g++ finds its own in the place of the header that a program includes first.
        self.umbrella = ["-include-pch", made] if is_clang else ["-Winvalid-pch", "-I", directory]
        status, output = output_of([*strict(self.words), "-x", "c++-header", source, "-o", made])
        self.complaint = "" if status == 0 and not output else output or "the compiler said nothing"

    def check(self, program, *arguments):
        """The exit status and the words of the compiler, which makes nothing."""
        return check_syntax([*self.words, *self.precompiled(program)], *arguments, program)

    def build(self, program, made, *arguments):
        """Makes the executable `made`; the exit status and the words of the compiler."""
        return output_of([*strict(self.words), *self.precompiled(program), program, "-o", made,
                          *arguments])

    def precompiled(self, program):
        first = next((line for line in open(program) if line.startswith("#include")), "")
        return self.umbrella if first == UMBRELLA else []


def compilers_for(names, directory, tally):
    """One Compiler for each name, in a folder of its own under `directory`."""
    compilers = []
    for name in names:
        own = directory / str(len(compilers))
        own.mkdir()
        compilers.append(Compiler(name, own))
        tally.add(f"{name}: <lend/lend.hpp>", compilers[-1].complaint)
    return compilers
