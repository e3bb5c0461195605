#pragma once

#include "racy_program.hpp"

#include <string>
#include <vector>

/// A compiler, as words for the shell, and where lend's headers are.
struct compiler {
  std::string command;
  std::string include;
};

/// What a compiler says to the two forms of a program.
struct verdict {
  bool accepts_correct = false;
  bool accepts_broken = false;
  /// The first lines of the errors in the broken form, and the line of the program they stem from.
  std::vector<std::string> errors;
  std::size_t line = 0;
};

/// Whether it is as it should be: the correct form compiles, the other one gives one error, which
/// names the rule.
bool is_refused(const verdict& judged, const racy_program& program);

/// Throws std::runtime_error if the compiler cannot be run.
verdict judge(const racy_program& program, const compiler& by);
