export default function PlacePage() {
  return <main />
}
