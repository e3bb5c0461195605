#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// The program was called in a way that makes no sense. Ends it with status 2.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The arguments of a program. Each function takes what it asks for away; rest() refuses what is
/// left and looks like an option.
class command_line {
 public:
  command_line(int argc, char** argv);

  /// Whether the option was given.
  bool flag(std::string_view option);

  /// What stands after the option or, for a long one, after its `=`.
  std::optional<std::string> text(std::string_view option);

  /// The same as a whole number. Throws usage_error if it is none, or not in [least, most].
  std::size_t number(std::string_view option, std::size_t fallback, std::size_t least = 1,
                     std::size_t most = std::numeric_limits<std::size_t>::max());

  /// What is no option.
  std::vector<std::string> rest();

  /// Throws usage_error if anything is left.
  void expect_no_more();

 private:
  std::vector<std::string> words_;
  std::vector<std::string> behind_dashes_;
};

/// A program: its name, what --help prints, and what it does. It returns its exit status.
struct description {
  std::string_view name;
  std::string_view help;
  int (*run)(command_line&);
};

/// Runs the program. An exception is printed as one line to standard error and ends it with status
/// 1, a usage_error with status 2.
int main(int argc, char** argv, const description& what);

}  // namespace program
