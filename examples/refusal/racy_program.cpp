#include "racy_program.hpp"

#include "../program/file.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace {

std::vector<std::string> lines_of(const std::string& path) {
  std::vector<char> text;
  program::read_file(path, text);
  std::istringstream stream(std::string(text.begin(), text.end()));
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> marked(const std::vector<std::string>& lines) {
  char mark = ' ';
  std::vector<std::string> listing;
  for (const std::string& line : lines) {
    if (line.starts_with("#ifdef BREAK")) {
      mark = '-';
    } else if (line.starts_with("#else")) {
      mark = '+';
    } else if (line.starts_with("#endif")) {
      mark = ' ';
    } else {
      listing.push_back(line.empty() ? line : mark + (' ' + line));
    }
  }
  return listing;
}

}  // namespace

racy_program read_racy_program(const std::string& path) {
  const std::vector<std::string> lines = lines_of(path);
  constexpr std::string_view comment = "// ";
  constexpr std::string_view begin_of_rule = "// lend[";
  if (lines.size() < 3 || !lines[0].starts_with(begin_of_rule) || !lines[1].starts_with(comment)) {
    throw std::runtime_error(path + " does not begin with its rule and its title");
  }
  const auto is_include = [](const std::string& line) { return line.starts_with("#include"); };
  const auto last = std::find_if(lines.rbegin(), lines.rend(), is_include);
  const auto is_code = [](const std::string& line) { return !line.empty(); };
  return {.path = path,
          .rule = lines[0].substr(comment.size()),
          .title = lines[1].substr(comment.size()),
          .listing = marked({std::find_if(last.base(), lines.end(), is_code), lines.end()})};
}

std::vector<racy_program> read_racy_programs(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".cpp") paths.push_back(entry.path().string());
  }
  if (paths.empty()) throw std::runtime_error("there are no programs in " + folder);
  std::ranges::sort(paths);
  std::vector<racy_program> programs;
  programs.reserve(paths.size());
  for (const std::string& path : paths) programs.push_back(read_racy_program(path));
  return programs;
}
