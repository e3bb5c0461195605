#include <lend/lend.hpp>

#include "program/command_line.hpp"
#include "refusal/at_run_time.hpp"
#include "refusal/compiler.hpp"
#include "refusal/racy_program.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view help =
    R"(usage: refused [--compiler COMMAND] [--include FOLDER] [--programs FOLDER]

Shows programs with data races, has each of them compiled, and fails if one is accepted, or if its
corrected twin is not. The compiler is the one that built this program, or else COMMAND, the headers
of lend are in FOLDER, as are the programs.
)";

void print(const racy_program& program, const verdict& judged) {
  std::printf("\n%s\n\n", program.title.c_str());
  for (const std::string& line : program.listing) std::printf("    %s\n", line.c_str());
  std::printf("\n  %s:%zu\n", program.path.c_str(), judged.line);
  for (const std::string& error : judged.errors) std::printf("  %s\n", error.c_str());
  std::printf("  %s; with the lines marked + instead of those marked - it %s.\n",
              judged.accepts_broken ? "ACCEPTED" : "Refused",
              judged.accepts_correct ? "compiles" : "DOES NOT COMPILE");
}

std::size_t judge_all(const std::vector<racy_program>& programs, const compiler& by) {
  std::vector<verdict> verdicts(programs.size());
  lend::transform(programs, verdicts, judge, lend::shared(by));
  std::size_t refused = 0;
  for (std::size_t i = 0; i < programs.size(); ++i) {
    print(programs[i], verdicts[i]);
    refused += is_refused(verdicts[i], programs[i]) ? 1 : 0;
  }
  return refused;
}

/// Prints what a function throws, and returns whether that names the rule.
bool print_error(const char* code, std::string_view rule, void (*function)()) {
  std::string thrown = "nothing was thrown";
  try {
    function();
  } catch (const std::logic_error& error) {
    thrown = error.what();
  }
  std::printf("\n      %s\n\n  throws %s\n", code, thrown.c_str());
  return thrown.find(rule) != std::string::npos;
}

bool show_run_time_errors() {
  std::puts(
      "\nC++ lets one name a variable that was moved from, and no type says where data lie. That "
      "a\n"
      "loan is used after it was given away, or overlaps another one, shows when the program "
      "runs,\n"
      "before the race starts:");
  const bool moved = print_error("scope.spawn(fill, std::move(numbers), 1);  numbers[0] = 2;",
                                 "lend[moved]", use_after_giving);
  const bool overlap = print_error(
      "lend::join(lend::task(sum_of, lend::shared(numbers)), lend::task(fill, lend::mut(numbers), "
      "1));",
      "lend[disjoint]", change_while_reading);
  return moved && overlap;
}

int run(program::command_line& arguments) {
  const compiler by{.command = arguments.text("--compiler").value_or(EXAMPLES_COMPILER),
                    .include = arguments.text("--include").value_or(EXAMPLES_LEND_INCLUDE)};
  const std::string folder = arguments.text("--programs").value_or(EXAMPLES_REFUSED);
  arguments.expect_no_more();

  std::printf("The compiler is %s.\n", by.command.c_str());
  const std::vector<racy_program> programs = read_racy_programs(folder);
  const std::size_t refused = judge_all(programs, by);
  const bool thrown = show_run_time_errors();
  std::printf("\n%zu of %zu programs with a data race were refused\n", refused, programs.size());
  if (refused < programs.size() || !thrown) {
    throw std::runtime_error("a program was not refused as it should be");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "refused", .help = help, .run = run});
}
