// lend[send]
// culprit: house.rooms_[].second*.lamps[][]<1>*: const char*
#include <lend/lend.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>

#ifdef BREAK
using text = const char*;
#else
using text = std::string;
#endif

struct room {
  std::tuple<int, std::optional<text>> lamps[2][3];
};
class house {
 public:
  std::size_t size() const { return rooms_.size(); }

 private:
  int number_ = 0;
  std::map<std::string, std::unique_ptr<room>> rooms_;
  LEND_PARTS(number_, rooms_);
};

int main() {
  return static_cast<int>(lend::run([](house h) { return h.size(); }, house()));
}
