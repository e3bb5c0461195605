#include <lend/lend.hpp>

#include <vector>

struct particles {
  std::vector<float> position;
  std::vector<float> velocity;
};

void advance(particles& all, float seconds) {
  lend::for_each(
      lend::zip(all.position, std::as_const(all.velocity)),
      [](float& x, float v, float t) { x += v * t; }, seconds);
}

int main() {
  particles all{std::vector<float>(1'000, 1.0F), std::vector<float>(1'000, 2.0F)};
  lend::run(advance, lend::mut(all), 0.5F);
  for (const float x : all.position) {
    if (x != 2.0F) return 1;
  }
  return 0;
}
