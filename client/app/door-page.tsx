export default function DoorPage() {
  return <main />
}
