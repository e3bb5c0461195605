// lend[send]
#include <lend/lend.hpp>

#include <exception>
#include <optional>
#include <string>

int main() {
#ifdef BREAK
  return lend::run([](std::exception_ptr e) { return e ? 1 : 0; }, std::current_exception());
#else
  return lend::run([](std::optional<std::string> e) { return e ? 1 : 0; },
                   std::optional<std::string>());
#endif
}
