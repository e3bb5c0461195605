// lend[send]
#include <lend/lend.hpp>

class handle {
 public:
  int number = 0;

 private:
  [[maybe_unused]] int descriptor_ = 0;
};

template <>
inline constexpr auto lend::enable_owned<handle> = lend::yes;

class sent_handle : public handle {};

template <>
inline constexpr auto lend::enable_owned<sent_handle> = lend::yes;
template <>
inline constexpr auto lend::enable_send<sent_handle> = lend::yes;

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<handle>(1);
#else
  auto [tx, rx] = lend::channel<sent_handle>(1);
#endif
  return rx.try_recv() ? 1 : 0;
}
