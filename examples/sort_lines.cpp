#include <lend/lend.hpp>

#include "program/command_line.hpp"
#include "program/file.hpp"
#include "sort_lines/comparison.hpp"
#include "sort_lines/lines.hpp"
#include "sort_lines/order.hpp"
#include "sort_lines/sorted_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::string_view help = R"(usage: sort_lines [--compare] [-o OUT] FILE...

Writes the lines of all files in order of their bytes, as `LC_ALL=C sort FILE...` does.

  -o OUT      write to OUT, which may be one of the files, instead of standard output
  --compare   write no lines unless -o is given; say how long lend, std::sort and tbb::parallel_sort
              take for them
)";

void sort_and_write(std::vector<line> lines, const std::vector<char>& text,
                    program::output_file& out) {
  const fingerprint expected = lend::run(fingerprint_of, lend::shared(lines), lend::shared(text));
  lend::run(sort_lines, lend::mut(lines), lend::shared(text));
  const text_parts sorted = lend::run(write_lines, lend::shared(lines), lend::shared(text));
  check_sorted(sorted, expected);
  out.write(sorted);
}

int run(program::command_line& arguments) {
  const bool compare = arguments.flag("--compare");
  const std::optional<std::string> out = arguments.text("-o");
  const std::vector<std::string> paths = arguments.rest();
  if (paths.empty()) throw program::usage_error("no file is given");

  const std::vector<char> text = read_text(paths);
  std::vector<line> lines = lend::run(find_lines, lend::shared(text));
  if (compare) lend::run(compare_sorts, lend::shared(lines), lend::shared(text));
  if (out || !compare) {
    program::output_file file(out);
    sort_and_write(std::move(lines), text, file);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "sort_lines", .help = help, .run = run});
}
