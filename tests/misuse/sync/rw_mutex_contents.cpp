// lend[sync]
// culprit: lend::rw_mutex<for_one>*: for_one
#include <lend/lend.hpp>

#include <vector>

struct for_one {
  int n = 0;
};
template <>
inline constexpr auto lend::enable_sync<for_one> = lend::no;

int main() {
  std::vector<int> v(10);
#ifdef BREAK
  lend::rw_mutex<for_one> number;
  lend::for_each(v, [](int&, const lend::rw_mutex<for_one>&) {}, lend::shared(number));
#else
  lend::mutex<for_one> number;
  lend::for_each(v, [](int&, lend::mutex<for_one>&) {}, lend::shared(number));
#endif
}
