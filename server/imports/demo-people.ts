/** What invented orders are made of. Names and places only have to look like those of a shop with customers in many countries. */
export const given = ['Ada', 'Akua', 'Alejandro', 'Anaïs', 'Bram', 'Ciara', 'Daiki', 'Ebba', 'Farid', 'Greta', 'Håkon', 'Ifeoma', 'João', 'Kaia', 'Leila', 'Mirembe', 'Niamh', 'Ottilie', 'Paolo', 'Ruta', 'Sanjay', 'Tomasz', 'Ülkü', 'Yuki']
export const family = ['Abernathy', 'Baptista', 'Çelik', "D'Amico", 'Eriksen', 'Fitzgerald', 'Gonçalves', 'Hosseini', 'Ivanova', 'Jansen', 'Kimura', 'Lindqvist', 'Mbeki', 'Novák', "O'Shea", 'Park-Jones', 'Rossi', 'Sørensen', 'Wójcik']

/** `phone` makes a national number from nine digits, as people there write it. */
export const towns = [
  { city: 'Dublin', zip: 'D08 K7P2', country: 'IE', phone: (d: string) => `085 ${d.slice(0, 3)} ${d.slice(3, 7)}` },
  { city: 'Hamburg', zip: '20095', country: 'DE', phone: (d: string) => `0151/${d.slice(0, 8)}` },
  { city: 'Chicago', zip: '60607', country: 'US', phone: (d: string) => `(312) ${200 + Number(d.slice(0, 2))}-${d.slice(2, 6)}` },
  { city: 'Osaka', zip: '530-0001', country: 'JP', phone: (d: string) => `+81 90-${d.slice(0, 4)}-${d.slice(4, 8)}` },
  { city: 'Curitiba', zip: '80010-000', country: 'BR', phone: (d: string) => `0055 41 9${d.slice(0, 8)}` },
]

/** The letter begins the serial numbers of what has one. */
export const goods = [
  { name: 'Notebook 13", silver', sku: 'NTB-13-S', serial: 'N' },
  { name: 'Notebook 15"', sku: 'NTB-15', serial: 'N' },
  { name: 'Telephone M, 128 GB', sku: 'TEL-M-128', serial: 'T' },
  { name: 'Telephone S', sku: 'TEL-S', serial: 'T' },
  { name: 'Tablet, 11 inch', sku: 'TAB-11', serial: 'B' },
  { name: 'Earphones', sku: 'EAR-1', serial: '' },
  { name: 'Charger, 65 W', sku: 'CHG-65', serial: '' },
  { name: 'Mesh router (set of 2)', sku: 'MSH-2', serial: '' },
  { name: 'Label printer', sku: 'LBL-1', serial: '' },
]
