// lend[send]
#include <lend/lend.hpp>

#include <any>
#include <tuple>
#include <variant>

int main() {
#ifdef BREAK
  return lend::run([](std::any a) { return std::any_cast<int>(a); }, std::any(0));
#else
  return lend::run([](std::variant<int, double> a) { return std::get<int>(a); },
                   std::variant<int, double>(0));
#endif
}
