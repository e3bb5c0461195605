// lend[copy]
#include <lend/lend.hpp>

#include <string>

std::size_t length(const std::string& s) { return s.size(); }

int main() {
#ifdef BREAK
  return static_cast<int>(lend::run(length, "text")) - 4;
#else
  return static_cast<int>(lend::run(length, std::string("text"))) - 4;
#endif
}
