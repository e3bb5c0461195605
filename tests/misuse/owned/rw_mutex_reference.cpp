// lend[owned]
#include <lend/lend.hpp>

#include <cstddef>
#include <string>

int main() {
  lend::rw_mutex<std::string> word;
#ifdef BREAK
  word.with_shared([](const std::string& s) -> const std::string& { return s; });
#else
  word.with_shared([](const std::string& s) -> std::size_t { return s.size(); });
#endif
}
