#pragma once

struct vec {
  double x = 0;
  double y = 0;
  double z = 0;

  friend vec operator+(const vec& a, const vec& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend vec operator-(const vec& a, const vec& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend vec operator*(double factor, const vec& a) {
    return {factor * a.x, factor * a.y, factor * a.z};
  }
  friend double dot(const vec& a, const vec& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
};

struct body {
  vec place;
  vec velocity;
  double mass = 0;
  /// Which of the two it began in.
  int galaxy = 0;
};
