// lend[owned]
#include <lend/lend.hpp>

#include <optional>
#include <string>
#include <string_view>

struct wrong_result {
  int line;
  std::optional<std::string_view> text;
};

struct right_result {
  int line;
  std::optional<std::string> text;
};

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<wrong_result>(1);
#else
  auto [tx, rx] = lend::channel<right_result>(1);
#endif
  return rx.try_recv() ? 1 : 0;
}
