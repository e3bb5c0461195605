#include "compiler.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace {

struct answer {
  int status = 0;
  std::string output;
};

std::string quoted(const std::string& word) {
  std::string result = "'";
  for (const char each : word) {
    result += each == '\'' ? std::string("'\\''") : std::string(1, each);
  }
  return result + '\'';
}

answer ask(const std::string& command) {
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  answer heard;
  std::array<char, 4096> buffer{};
  std::size_t count = 0;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
    heard.output.append(buffer.data(), count);
  }
  const int status = ::pclose(pipe);
  heard.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return heard;
}

answer compile(const racy_program& program, const compiler& by, std::string_view options) {
  const std::string command = "LC_ALL=C " + by.command + " -std=c++20 -fsyntax-only " +
                              std::string(options) + " -I" + quoted(by.include) + ' ' +
                              quoted(program.path) + " 2>&1";
  answer heard = ask(command);
  constexpr int not_found = 127;
  if (heard.status == not_found || heard.status < 0) {
    throw std::runtime_error("cannot run the compiler " + by.command);
  }
  return heard;
}

/// "folder/file.hpp:1:2: error: words" without the folder; empty if the line is no error.
std::string error_in(const std::string& line) {
  const std::size_t error = line.find("error: ");
  if (error == std::string::npos) return {};
  const std::size_t slash = line.rfind('/', line.find(':'));
  return slash == std::string::npos ? line : line.substr(slash + 1);
}

/// The number in "...program.cpp:12:3: ..." if the line is about the program, else 0.
std::size_t line_in(const std::string& line, const std::string& path) {
  const std::size_t at = line.find(path + ':');
  if (at == std::string::npos) return 0;
  return std::strtoul(line.c_str() + at + path.size() + 1, nullptr, 10);
}

}  // namespace

bool is_refused(const verdict& judged, const racy_program& program) {
  return judged.accepts_correct && !judged.accepts_broken && judged.errors.size() == 1 &&
         judged.errors[0].find(program.rule) != std::string::npos;
}

verdict judge(const racy_program& program, const compiler& by) {
  verdict judged;
  judged.accepts_correct = compile(program, by, "").status == 0;
  const answer heard = compile(program, by, "-DBREAK");
  judged.accepts_broken = heard.status == 0;
  std::istringstream lines(heard.output);
  for (std::string line; std::getline(lines, line);) {
    if (const std::string error = error_in(line); !error.empty()) judged.errors.push_back(error);
    if (const std::size_t place = line_in(line, program.path); place != 0) judged.line = place;
  }
  return judged;
}
