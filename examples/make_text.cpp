#include "program/command_line.hpp"
#include "program/file.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::string_view help =
    R"(usage: make_text [--megabytes N] [--seed N] -o OUT FILE...

Writes the lines of the files to OUT in random order, each repeated equally often, so often that OUT
has at least N (100) million bytes. The same seed gives the same text.
)";

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = text.find('\n') + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

std::vector<std::uint32_t> repeated_and_shuffled(std::size_t lines, std::size_t times,
                                                 std::uint64_t seed) {
  std::vector<std::uint32_t> order;
  order.reserve(lines * times);
  for (std::size_t repetition = 0; repetition < times; ++repetition) {
    for (std::size_t i = 0; i < lines; ++i) order.push_back(static_cast<std::uint32_t>(i));
  }
  // std::shuffle may differ between standard libraries; the engine may not.
  std::mt19937_64 random(seed);
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random() % i]);
  }
  return order;
}

int make_text(program::command_line& arguments) {
  const std::size_t bytes = arguments.number("--megabytes", 100, 1, 100'000) * 1'000'000;
  const std::size_t seed = arguments.number("--seed", 1, 0);
  const auto out = arguments.text("-o");
  const auto paths = arguments.rest();
  if (!out) throw program::usage_error("-o OUT is missing");
  if (paths.empty()) throw program::usage_error("no file is given");

  std::vector<char> text;
  for (const std::string& path : paths) {
    program::read_file(path, text);
    if (!text.empty() && text.back() != '\n') text.push_back('\n');
  }
  if (text.empty()) throw std::runtime_error("there are no lines in the files");

  const auto lines = split_lines({text.data(), text.size()});
  const std::size_t times = (bytes + text.size() - 1) / text.size();
  std::vector<char> made;
  made.reserve(times * text.size());
  for (const std::uint32_t line : repeated_and_shuffled(lines.size(), times, seed)) {
    made.insert(made.end(), lines[line].begin(), lines[line].end());
  }
  program::output_file(out).write(made);
  std::printf("%zu lines of %zu files, each %zu times: %zu lines, %zu bytes\n", lines.size(),
              paths.size(), times, lines.size() * times, made.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "make_text", .help = help, .run = make_text});
}
