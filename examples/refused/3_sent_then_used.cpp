// lend[copy]
// Sending and then using: the sender changes the lines that a task is printing.
#include <lend/lend.hpp>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

void print(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) std::puts(line.c_str());
}

void print_later(lend::scope_handle& scope) {
  std::vector<std::string> lines{"first", "second"};
#ifdef BREAK
  scope.spawn(print, lines);
  lines.emplace_back("third");
#else
  lines.emplace_back("third");
  scope.spawn(print, std::move(lines));
#endif
}

int main() { lend::scope(print_later); }
