// lend[send]
#include <lend/lend.hpp>

#include <map>
#include <string>
#include <string_view>

int look_up(const std::map<int, std::string_view>& m) { return m.at(1)[0] - 'a'; }
int find(const std::map<int, std::string>& m) { return m.at(1)[0] - 'a'; }

int main() {
  const std::string text = "a";
#ifdef BREAK
  return lend::run(look_up, std::map<int, std::string_view>{{1, text}});
#else
  return lend::run(find, std::map<int, std::string>{{1, text}});
#endif
}
