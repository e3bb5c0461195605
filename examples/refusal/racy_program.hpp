#pragma once

#include <string>
#include <vector>

/// A program of examples/refused: its first line names the rule that it breaks where BREAK is
/// defined, its second line says what is wrong.
struct racy_program {
  std::string path;
  std::string rule;
  std::string title;
  /// The lines behind the includes: those with the mistake begin with '-', what corrects it with
  /// '+', all others with a space.
  std::vector<std::string> listing;
};

/// Throws std::runtime_error if the file is not such a program.
racy_program read_racy_program(const std::string& path);

/// The programs of a folder, by name. Throws std::runtime_error if there are none.
std::vector<racy_program> read_racy_programs(const std::string& folder);
